namespace StaticNets.Benchmarks.Machine;

/// <summary>Which processor this is.</summary>
internal static class Processor
{
    private const string LinuxFile = "/proc/cpuinfo";
    private const string LinuxKey = "model name";

    /// <summary>Its name, as far as the system tells.</summary>
    public static string Name =>
        File.Exists(LinuxFile) && File.ReadLines(LinuxFile).FirstOrDefault(line => line.StartsWith(LinuxKey)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "Unknown processor";
}
