using System.Globalization;
using DistillEmb;

// Usage: Standalone ENCODER TAGGER CLASSIFIER TOKEN...
// Loads three models that ML.NET saved, and writes the bits of the first token's vector, the tags and entities of the tokens as a sentence,
// and their class as a text with the bits of its scores.
if (args.Length < 4)
{
    Console.Error.WriteLine("Usage: Standalone ENCODER TAGGER CLASSIFIER TOKEN...");
    return 2;
}

string[] tokens = args[3..];
DistillEmbEncoder encoder = DistillEmbEncoder.Load(args[0]);
Console.WriteLine($"vector: {Bits(encoder.Embed(tokens[0]))}");
using (FileStream model = File.OpenRead(args[1]))
{
    TaggedSentence sentence = DistillEmbTagger.Load(model).Tag(tokens);
    Console.WriteLine($"tags: {string.Join(' ', sentence.Tags)}");
    Console.WriteLine($"confidences: {Bits(sentence.Confidences)}");
    Console.WriteLine($"entities: {string.Join("; ", sentence.Entities().Select(entity => $"{entity.Text} {entity.Type} {entity.FirstToken}-{entity.LastToken}"))}");
}

TextClass text = DistillEmbTextClassifier.Load(args[2]).Classify(tokens);
Console.WriteLine($"class: {text.Label}");
Console.WriteLine($"scores: {Bits(text.Scores)}");
return 0;

static string Bits(IReadOnlyList<float> values) => string.Join(' ', values.Select(value => BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture)));
