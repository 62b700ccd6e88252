using System.CommandLine;
using System.Globalization;

namespace DistillEmb.MLNet.Tool.CommandLine;

/// <summary>Banks of filters as a word of a command line: <c>1x64,2x128</c> is 64 filters of width 1 and 128 of width 2.</summary>
internal static class FilterBanks
{
    private const string Form = "1x64,2x128,...";

    public static Option<IReadOnlyList<ConvolutionBank>> Of(string name) => new(name)
    {
        HelpName = Form,
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            ConvolutionBank?[] banks = [.. given.Split(',').Select(Parse)];
            if (Array.TrueForAll(banks, bank => bank is not null)) return [.. banks.Select(bank => bank!.Value)];
            result.AddError($"{name} is '{given}'; expected widths and numbers of filters, such as {Form}");
            return [];
        },
    };

    /// <summary>As they are written on the command line.</summary>
    public static string TextOf(IEnumerable<ConvolutionBank> banks) => string.Join(',', banks.Select(bank => FormattableString.Invariant($"{bank.Width}x{bank.Filters}")));

    private static ConvolutionBank? Parse(string text) => text.Split('x') is [string width, string filters]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int wide) && int.TryParse(filters, NumberStyles.None, CultureInfo.InvariantCulture, out int many)
        ? new ConvolutionBank(wide, many)
        : null;
}
