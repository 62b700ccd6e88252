using System.Buffers;
using System.Text;
using System.Text.Json;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Ner;

/// <summary>Writes one tagged sentence.</summary>
internal static class TaggedWriter
{
    public static void Append(ArrayBufferWriter<byte> buffer, TaggedFormat format, string[] tokens, string[] tags, float[]? confidences)
    {
        if (format == TaggedFormat.Json) AppendJson(buffer, tokens, tags, confidences);
        else AppendConll(buffer, tokens, tags);
    }

    private static void AppendConll(ArrayBufferWriter<byte> buffer, string[] tokens, string[] tags)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            Encoding.UTF8.GetBytes(tokens[i], buffer);
            buffer.Write(" "u8);
            Encoding.UTF8.GetBytes(tags[i], buffer);
            buffer.Write("\n"u8);
        }

        buffer.Write("\n"u8);
    }

    private static void AppendJson(ArrayBufferWriter<byte> buffer, string[] tokens, string[] tags, float[]? confidences)
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
            foreach (NamedEntity entity in NamedEntity.FromTags(tokens, tags, confidences)) WriteEntity(writer, entity);
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
