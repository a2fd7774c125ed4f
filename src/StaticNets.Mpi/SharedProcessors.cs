using System.Runtime.InteropServices;

namespace StaticNets.MessagePassing;

/// <summary>Ranks that share processors.</summary>
internal static unsafe class SharedProcessors
{
    /// <summary>
    /// Ranks that wait for a message ask for it again and again without a pause. If a machine has fewer processors than ranks, a rank that
    /// waits takes the processor from the one that computes, unless it yields. Open MPI only does so on request; MPICH always does. Must be
    /// called before MPI is initialised.
    /// </summary>
    public static void Yield(Launcher launcher)
    {
        const string variable = "OMPI_MCA_mpi_yield_when_idle";
        if (launcher.LocalSize > Environment.ProcessorCount && Environment.GetEnvironmentVariable(variable) is null)
        {
            SetForNativeCode(variable, "1");
        }
    }

    // Environment.SetEnvironmentVariable changes a copy of the variables that only managed code sees.
    private static void SetForNativeCode(string variable, string value)
    {
        nint program = NativeLibrary.GetMainProgramHandle();
        if (NativeLibrary.TryGetExport(program, "setenv", out nint set))
        {
            nint name = Marshal.StringToCoTaskMemUTF8(variable);
            nint text = Marshal.StringToCoTaskMemUTF8(value);
            _ = ((delegate* unmanaged<nint, nint, int, int>)set)(name, text, 0);
            Marshal.FreeCoTaskMem(name);
            Marshal.FreeCoTaskMem(text);
        }
    }
}
