namespace DistillEmb;

/// <summary>The language of text in Ethiopic script: its customs of spelling and punctuation.</summary>
public enum EthiopicLanguage
{
    /// <summary>Amharic. Several series of letters sound alike and are written for one another.</summary>
    Amharic,

    /// <summary>Tigrinya. ሀ, ሐ and ኸ, and አ and ዐ, are different letters; ፡ before a blank is a comma.</summary>
    Tigrinya,

    /// <summary>Ge'ez. All letters are different ones; ፡ stands between words.</summary>
    Geez,
}
