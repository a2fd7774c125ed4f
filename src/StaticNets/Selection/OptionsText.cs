using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What a trial tries as text.</summary>
internal static class OptionsText
{
    /// <summary>The same on every machine, also for a record of the user's, which writes its numbers as the current culture wants them.</summary>
    public static string Of<TOptions>(TOptions options) => InvariantText.Of(options);
}
