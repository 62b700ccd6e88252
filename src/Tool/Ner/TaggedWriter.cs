using System.Buffers;
using System.Text;
using System.Text.Json;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.Text;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Writes one tagged sentence.</summary>
internal static class TaggedWriter
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>A token and its tag a line; where the sentence has lines of its own, these with the tag behind them, so that what stood there stays (the tags that are right, say, for conlleval).</summary>
    public static void AppendConll(ArrayBufferWriter<byte> buffer, InputSentence sentence, string[] tags)
    {
        if (sentence.Lines.Count > 0) AppendLines(buffer, sentence.Lines, tags);
        else
        {
            for (int i = 0; i < tags.Length; i++) AppendLine(buffer, sentence.Tokens[i], ' ', tags[i]);
        }

        buffer.Write("\n"u8);
    }

    private static void AppendLines(ArrayBufferWriter<byte> buffer, IReadOnlyList<ConllLine> lines, string[] tags)
    {
        int token = 0;
        foreach (ConllLine line in lines)
        {
            if (line.Between is not char between)
            {
                if (ConllComment.ColumnsOf(line.Text) is null) AppendLine(buffer, line.Text); // The columns are those of before and one more.
            }
            else AppendLine(buffer, between == ' ' ? line.Text.TrimEnd(' ', '\t') : line.Text, between, line.IsToken ? tags[token++] : "_");
        }
    }

    private static void AppendLine(ArrayBufferWriter<byte> buffer, string text, char? between = null, string? tag = null)
    {
        if (text.StartsWith(ByteOrderMark)) Encoding.UTF8.GetBytes([ByteOrderMark], buffer); // A reader takes one off a line: another one keeps that of the token.
        Encoding.UTF8.GetBytes(text, buffer);
        if (between is char separator) Encoding.UTF8.GetBytes([separator], buffer);
        Encoding.UTF8.GetBytes(tag, buffer);
        buffer.Write("\n"u8);
    }

    /// <summary>A line of JSON.</summary>
    public static void AppendJson(ArrayBufferWriter<byte> buffer, string[] tokens, string[] tags, float[]? confidences, IReadOnlyList<NamedEntity> entities)
    {
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Line))
        {
            writer.WriteStartObject();
            WriteTexts(writer, "tokens", tokens);
            WriteTexts(writer, "tags", tags);
            if (confidences is not null)
            {
                writer.WriteStartArray("confidences");
                foreach (float confidence in confidences) writer.WriteNumberValue(JsonText.Rounded(confidence));
                writer.WriteEndArray();
            }

            writer.WriteStartArray("entities");
            foreach (NamedEntity entity in entities) WriteEntity(writer, entity);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, string[] texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteEntity(Utf8JsonWriter writer, NamedEntity entity)
    {
        writer.WriteStartObject();
        writer.WriteString("text", entity.Text);
        writer.WriteString("type", entity.Type);
        writer.WriteNumber("firstToken", entity.FirstToken);
        writer.WriteNumber("lastToken", entity.LastToken);
        if (entity.Confidence is float confidence) writer.WriteNumber("confidence", JsonText.Rounded(confidence));
        writer.WriteEndObject();
    }
}
