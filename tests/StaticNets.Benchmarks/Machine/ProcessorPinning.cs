using System.Diagnostics;

namespace StaticNets.Benchmarks.Machine;

/// <summary>Keeps the process on one core, so that neither its clock nor its caches change under a measurement.</summary>
internal static class ProcessorPinning
{
    /// <summary>Pins the process to the last core that it may run on (the first one serves most interrupts), where the system allows it.</summary>
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
