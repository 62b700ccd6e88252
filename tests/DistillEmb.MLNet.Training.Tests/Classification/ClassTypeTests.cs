using DistillEmb.MLNet.Tests;
using DistillEmb.MLNet.Training.Tests.Tagging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Classification;

/// <summary>Labels may be whatever ML.NET has labels of, and come back as that.</summary>
public sealed class ClassTypeTests
{
    private static readonly string[][] Tokens = [["ኳስ"], ["ሐኪም"], ["ኳሱ"], ["ሐኪሙ"]];

    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Numbers_come_back_with_and_without_keys()
    {
        Back(4, 5);
        Back(-1f, 0.1f);
        Back(1e300, 0.0);
        Back((byte)0, (byte)255);
        Back(long.MinValue, long.MaxValue);
        Back(ulong.MaxValue, ulong.MinValue);
        Back((short)-3, (short)2);
        Back(0u, 7u);
    }

    [Fact]
    public void Booleans_and_texts_come_back_too()
    {
        Back(true, false);
        Back("ስፖርት", "ጤና");
    }

    [Fact]
    public void Keys_of_dates_come_back()
    {
        Back(new DateTime(2026, 11, 27, 1, 2, 3, DateTimeKind.Utc), new DateTime(1, 1, 1), keysAlone: true);
        Back(TimeSpan.FromTicks(-7), TimeSpan.MaxValue, keysAlone: true);
        Back(new DateTimeOffset(2026, 11, 27, 1, 2, 3, TimeSpan.FromHours(3)), DateTimeOffset.MinValue, keysAlone: true);
    }

    [Fact]
    public void Keys_without_values_come_back_as_their_numbers()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Tokens.Select((tokens, i) => new Keyed { Tokens = tokens, Label = (uint)((i % 2) + 1) }));
        DistillEmbTextClassificationTransformer model = Trainer().Fit(data);
        Assert.Equal(["1", "2", "3"], model.Classes);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), model.Transform(data).Schema["PredictedLabel"].Type);
        Assert.Equal([1u, 2u, 3u], Values<uint>(model.Transform(data)));
    }

    [Fact]
    public void A_label_that_is_not_a_number_is_none()
    {
        List<string> warnings = LoggedLines.Of(_mlContext, ChannelMessageKind.Warning);
        IDataView data = _mlContext.Data.LoadFromEnumerable(Tokens.Select((tokens, i) => new Row<float> { Tokens = tokens, Label = new[] { 0f, -0f, float.NaN, 1f }[i] }));
        Assert.Equal(["0", "1"], Trainer().Fit(data).Classes);
        Assert.Contains(warnings, warning => warning.Contains("1 rows of the training data have no label", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_to_validate_on_may_have_labels_of_another_type_and_unknown_ones_are_told()
    {
        List<string> warnings = LoggedLines.Of(_mlContext, ChannelMessageKind.Warning);
        DistillEmbTextClassificationOptions options = Options();
        options.ValidationSet = View("1", "7");
        Trainer(options).Fit(View(1, 2));
        Assert.Contains(warnings, warning => warning.Contains("2 rows of the validation set have labels that training has not, such as '7'; they count as wrong.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_view_is_told_apart_whatever_its_labels_are()
    {
        string expected = "The training data has no rows; expected rows of tokens and a label in 'Label'.";
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Trainer().Fit(_mlContext.Data.LoadFromEnumerable(Array.Empty<Row<int>>()))).Message);
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Trainer().Fit(_mlContext.Data.LoadFromEnumerable(Array.Empty<Row<string>>()))).Message);
        Assert.Equal(expected, Assert.ThrowsAny<Exception>(() => _mlContext.Transforms.Conversion.MapValueToKey("Label").Append(Trainer()).Fit(_mlContext.Data.LoadFromEnumerable(Array.Empty<Row<string>>()))).Message);
        IDataView none = Trainer().Fit(View(1, 2)).Transform(_mlContext.Data.LoadFromEnumerable(Array.Empty<Row<int>>()));
        Assert.Empty(none.GetColumn<uint>("PredictedLabel"));
    }

    private void Back<T>(T first, T second, bool keysAlone = false)
    {
        IDataView data = View(first, second);
        IEstimator<ITransformer> keys = _mlContext.Transforms.Conversion.MapValueToKey("Label");
        foreach (IDataView rows in keysAlone ? [keys.Fit(data).Transform(data)] : new[] { data, keys.Fit(data).Transform(data) })
        {
            var trainer = Trainer().Append(_mlContext.Transforms.Conversion.MapKeyToValue("Predicted", "PredictedLabel"));
            ITransformer model = trainer.Fit(rows);
            using var zip = new MemoryStream();
            _mlContext.Model.Save(model, rows.Schema, zip);
            IDataView output = new MLContext().Model.Load(zip, out _).Transform(rows);
            Assert.Equal([first, second], Values<T>(output));
            Assert.All(output.GetColumn<T>("Predicted"), value => Assert.Contains(value, new[] { first, second }));
            SchemaShape.Column promised = trainer.GetOutputSchema(rows.Schema.ToShape()).Single(column => column.Name == "Predicted");
            Assert.Equal(output.Schema["Predicted"].Type, promised.ItemType);
        }
    }

    private static T[] Values<T>(IDataView output)
    {
        if (typeof(T) != typeof(string))
        {
            VBuffer<T> values = default;
            output.Schema["PredictedLabel"].GetKeyValues(ref values);
            return [.. values.DenseValues()];
        }

        VBuffer<ReadOnlyMemory<char>> texts = default;
        output.Schema["PredictedLabel"].GetKeyValues(ref texts);
        return [.. texts.DenseValues().Select(text => (T)(object)text.ToString())];
    }

    private IDataView View<T>(T first, T second) => _mlContext.Data.LoadFromEnumerable(Tokens.Select((tokens, i) => new Row<T> { Tokens = tokens, Label = i % 2 == 0 ? first : second }));

    private DistillEmbTextClassificationTrainer Trainer(DistillEmbTextClassificationOptions? options = null) => _mlContext.MulticlassClassification.Trainers.DistillEmbTextClassification(options ?? Options());

    private static DistillEmbTextClassificationOptions Options() => new()
    {
        Architecture = TaggedSample.SmallNetwork,
        VectorSize = 4,
        HiddenSize = 2,
        Epochs = 1,
        ValidationShare = 0,
        Seed = 1,
        Threads = 1,
    };

    private sealed class Row<T>
    {
        public string[] Tokens { get; set; } = [];

        public T? Label { get; set; }
    }

    private sealed class Keyed
    {
        public string[] Tokens { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
