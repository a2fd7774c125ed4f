using StaticNets.Runtime;

namespace StaticNets.Selection;

/// <summary>Formats the options of a trial.</summary>
internal static class OptionsText
{
    /// <summary>
    /// Formats options independently of the culture, unlike <c>ToString</c> of a record, which formats numbers in the current culture.
    /// </summary>
    public static string Of<TOptions>(TOptions options) => InvariantText.Of(options);
}
