namespace StaticNets.Generator.Diagnostics;

/// <summary>What all rules share: their category, and the page that explains each with a bad and a mended example.</summary>
internal static class RulePage
{
    public const string Category = "StaticNets";

    public static string Of(string id) => $"https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/{id}.md";
}
