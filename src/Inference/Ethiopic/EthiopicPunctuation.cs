namespace DistillEmb;

/// <summary>What becomes of punctuation in Ethiopic text.</summary>
public enum EthiopicPunctuation
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>Signs that were typed in two parts become one: <c>፡፡</c> and <c>::</c> become <c>።</c>, <c>፡-</c> and <c>:-</c> become <c>፦</c>.</summary>
    Join,

    /// <summary>
    /// Parts are joined, and Latin signs become Ethiopic ones: <c>,</c> <c>;</c> <c>?</c> become <c>፣</c> <c>፤</c> <c>፧</c>. A full stop stays, as it
    /// also stands in abbreviations and numbers; so does a comma between digits.
    /// </summary>
    Ethiopic,

    /// <summary>
    /// Parts are joined, and Ethiopic signs become Latin ones: <c>።</c> <c>፣</c> <c>፤</c> <c>፥</c> <c>፦</c> <c>፧</c> become <c>.</c> <c>,</c> <c>;</c>
    /// <c>:</c> <c>:</c> <c>?</c>, and <c>፡</c> a blank, or in Tigrinya before a blank a comma.
    /// </summary>
    Latin,
}
