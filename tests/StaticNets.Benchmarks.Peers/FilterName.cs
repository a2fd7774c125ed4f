using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNets.Benchmarks.Peers;

/// <summary>A workload <c>lstm-step</c> or <c>gru-step</c>, with 32 units, or <c>…-N</c> with N units.</summary>
internal sealed partial record FilterName(bool IsLstm, int Units)
{
    private const int DefaultUnits = 32;

    /// <summary>Returns the filter that a name means, or <see langword="null"/>.</summary>
    public static FilterName? Parse(string workload) =>
        Pattern().Match(workload) is { Success: true } match
            ? new FilterName(
                match.Groups[1].Value == "lstm",
                match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : DefaultUnits
            )
            : null;

    [GeneratedRegex("^(lstm|gru)-step(?:-([0-9]+))?$")]
    private static partial Regex Pattern();
}
