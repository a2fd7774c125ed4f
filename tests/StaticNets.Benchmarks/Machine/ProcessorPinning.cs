using System.Diagnostics;

namespace StaticNets.Benchmarks.Machine;

/// <summary>Pins the process to one core, so that clock frequency and caches stay the same during a measurement.</summary>
internal static class ProcessorPinning
{
    /// <summary>
    /// Pins the process to the last core that it may use (the first one handles most interrupts), if the system allows it.
    /// </summary>
    public static void PinToLastCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return;
        }

        using Process process = Process.GetCurrentProcess();
        ulong allowed = (ulong)process.ProcessorAffinity;
        process.ProcessorAffinity = (nint)(1UL << (63 - int.CreateChecked(ulong.LeadingZeroCount(allowed))));
    }
}
