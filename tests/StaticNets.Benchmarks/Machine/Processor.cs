namespace StaticNets.Benchmarks.Machine;

/// <summary>Identifies the processor.</summary>
internal static class Processor
{
    private const string LinuxFile = "/proc/cpuinfo";
    private const string LinuxKey = "model name";

    /// <summary>The name of the processor, if the system reports it.</summary>
    public static string Name =>
        File.Exists(LinuxFile) && File.ReadLines(LinuxFile).FirstOrDefault(line => line.StartsWith(LinuxKey)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "Unknown processor";
}
