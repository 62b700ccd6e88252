using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>A row with a column of each type that a transformer reads: text, a vector of text of variable size, one of known size.</summary>
internal sealed class TransformerRow
{
    public int Id { get; set; }

    public string Word { get; set; } = "";

    public string[] Tokens { get; set; } = [];

    [VectorType(3)]
    public string[] Three { get; set; } = ["", "", ""];

    /// <summary>Rows that hold what tokens can be: repeated, empty, unknown to the encoder, longer than it reads.</summary>
    public static TransformerRow[] Various { get; } =
    [
        new() { Id = 0, Word = "selam", Tokens = ["selam", "alem", "selam"], Three = ["selam", "alem", "selam"] },
        new() { Id = 1, Word = "", Tokens = [], Three = ["", "", ""] },
        new() { Id = 2, Word = "ሰላም", Tokens = ["ሰላም", "ለዓለም"], Three = ["ሰላም", "", "ለዓለም"] },
        new() { Id = 3, Word = "\ud800", Tokens = ["", "\ud800", ""], Three = ["", "", "x"] },
        new() { Id = 4, Word = new string('z', 10_000), Tokens = [new string('z', 10_000), "漢字", "a"], Three = ["a", "b", "c"] },
        new() { Id = 5, Word = "a", Tokens = ["", "", ""], Three = ["a", "a", "a"] },
    ];

    public static IDataView View(MLContext mlContext, params TransformerRow[] rows) => mlContext.Data.LoadFromEnumerable(rows);

    /// <summary>One row of tokens.</summary>
    public static IDataView View(MLContext mlContext, params string[] tokens) => View(mlContext, new TransformerRow { Tokens = tokens });
}
