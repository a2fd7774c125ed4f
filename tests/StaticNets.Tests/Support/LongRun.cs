namespace StaticNets.Tests.Support;

/// <summary>Whether the full counts are asked for (<c>STATICNETS_LONG=1</c>) instead of the sample that a plain test run takes.</summary>
internal static class LongRun
{
    public static bool IsRequested => Environment.GetEnvironmentVariable("STATICNETS_LONG") == "1";
}
