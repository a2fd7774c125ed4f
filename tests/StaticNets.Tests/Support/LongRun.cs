namespace StaticNets.Tests.Support;

/// <summary>Number of cases: <c>dotnet test</c> runs samples; with <c>STATICNETS_LONG=1</c> it runs all.</summary>
internal static class LongRun
{
    public static bool Enabled { get; } = Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1";

    public static int Count(int normal, int full) => Enabled ? full : normal;
}
