namespace DistillEmb.Text;

/// <summary>What stands between the columns of a line.</summary>
internal enum ConllCut
{
    /// <summary>Any number of blanks and tabs.</summary>
    Blanks,

    /// <summary>A tab, with blanks around it that don't count.</summary>
    Tabs,

    /// <summary>The separator of the options.</summary>
    Separator,
}
