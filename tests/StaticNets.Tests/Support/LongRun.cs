namespace StaticNets.Tests.Support;

/// <summary>
/// Chooses the number of test cases: <c>dotnet test</c> runs a sample of them; with <c>STATICNETS_LONG=1</c> it runs all.
/// </summary>
internal static class LongRun
{
    public static bool Enabled { get; } = Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1";

    public static int Count(int normal, int full) => Enabled ? full : normal;
}
