namespace StaticNets.Tests.Support;

/// <summary>Two speeds: <c>dotnet test</c> takes samples; with <c>STATICNETS_LONG=1</c> set it takes the full counts.</summary>
internal static class LongRun
{
    public static bool Enabled { get; } = Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1";

    public static int Count(int normal, int full) => Enabled ? full : normal;
}
