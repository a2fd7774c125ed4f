namespace StaticNets.Generator.Diagnostics;

/// <summary>The category of all rules, and the address of the page that explains a rule by a faulty and a corrected example.</summary>
internal static class RulePage
{
    public const string Category = "StaticNets";

    public static string Of(string id) => $"https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/{id}.md";
}
