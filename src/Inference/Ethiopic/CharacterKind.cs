namespace DistillEmb.Ethiopic;

/// <summary>What a character is to a tokeniser. Letters, marks and digits make words; each other character but a blank is a sign.</summary>
internal enum CharacterKind
{
    Blank,
    Letter,
    Mark,
    Digit,
    Punctuation,
    Symbol,
}
