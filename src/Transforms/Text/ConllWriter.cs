using System.IO.Compression;
using System.Text;
using DistillEmb.Characters;
using DistillEmb.Files;
using DistillEmb.MLNet.Host;
using DistillEmb.Text;
using Microsoft.ML;

namespace DistillEmb.MLNet.Text;

/// <summary>Writes the rows of a data view as a CoNLL file.</summary>
internal sealed class ConllWriter
{
    private const string GzipExtension = ".gz";
    private const char ByteOrderMark = '\uFEFF';

    private readonly IDataView _data;
    private readonly TextColumn _tokens;
    private readonly TextColumn[] _tags;
    private readonly char _separator;
    private readonly char[] _forbidden;

    public ConllWriter(IDataView data, string tokensColumn, IEnumerable<string> tagColumns, char separator)
    {
        _data = data;
        _tokens = TextColumn.OfTokens(data.Schema, tokensColumn);
        _tags = [.. tagColumns.Select(column => TextColumn.OfTags(data.Schema, column))];
        _separator = separator;
        _forbidden = separator == ' ' ? [' ', '\t', '\r', '\n', '\0'] : [separator, '\r', '\n', '\0'];
    }

    public void Write(string path)
    {
        PartialFile.ClearAbandoned(path);
        PartialFile.Replace(path, file =>
        {
            if (!path.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase))
            {
                WriteRows(file);
                return;
            }

            using var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
            WriteRows(packed);
        });
    }

    private void WriteRows(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true) { NewLine = "\n" };
        using DataViewRowCursor cursor = _data.GetRowCursor([_tokens.Column, .. _tags.Select(column => column.Column)]);
        Func<string[]> getTokens = _tokens.GetGetter(cursor);
        Func<string[]>[] getTags = [.. _tags.Select(column => column.GetGetter(cursor))];
        while (cursor.Advance())
        {
            string[] tokens = getTokens();
            if (tokens.Length == 0) throw new InvalidDataException($"Row {cursor.Position} has no tokens; a CoNLL file cannot hold an empty sentence.");
            string[][] tags = [.. getTags.Select(get => get())];
            for (int column = 0; column < tags.Length; column++)
            {
                if (tags[column].Length != tokens.Length)
                    throw new InvalidDataException($"Row {cursor.Position} has {tokens.Length} tokens in '{_tokens.Column.Name}' and {tags[column].Length} tags in '{_tags[column].Column.Name}'; expected a tag a token.");
            }

            for (int i = 0; i < tokens.Length; i++)
            {
                string token = Checked(tokens[i], _tokens, i, cursor.Position);
                if (ConllParser.StartsDocument(token, _separator)) throw Fault(_tokens, i, cursor.Position, $"('{token}') at the beginning of a line starts a document");
                if (token.StartsWith(ByteOrderMark)) writer.Write(ByteOrderMark); // A reader takes one off a line: another one keeps that of the token.
                writer.Write(token);
                for (int column = 0; column < tags.Length; column++)
                {
                    writer.Write(_separator);
                    writer.Write(Checked(tags[column][i], _tags[column], i, cursor.Position));
                }

                writer.WriteLine();
            }

            writer.WriteLine();
        }
    }

    private string Checked(string text, TextColumn column, int index, long row)
    {
        string? fault = text switch
        {
            "" => "is empty",
            _ when text.IndexOfAny(_forbidden) is >= 0 and int place => $"('{text.ReplaceLineEndings(" ")}') has U+{(int)text[place]:X4} in it, which would end a column or a line, or is no text",
            _ when text.AsSpan().Trim(" \t").IsEmpty => "is nothing but blanks",
            _ when IsIllFormed(text) => "has half a surrogate pair in it, which UTF-8 cannot hold",
            _ => null,
        };
        return fault is null ? text : throw Fault(column, index, row, fault);
    }

    private static InvalidDataException Fault(TextColumn column, int index, long row, string what) =>
        new($"Row {row}: item {index} of '{column.Column.Name}' {what}; a CoNLL file cannot hold it.");

    private static bool IsIllFormed(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (Utf16.Decode(text, ref i) == CanonicalComposition.LoneSurrogate) return true;
        }

        return false;
    }
}
