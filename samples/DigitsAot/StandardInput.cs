using Microsoft.Win32.SafeHandles;

namespace DigitsAot;

/// <summary>What is piped into the program.</summary>
internal static class StandardInput
{
    /// <summary>
    /// Outside Windows as a file: reading by System.Console would bring everything that a terminal can do. The compiler knows the system, so
    /// that only one of the two is in the program.
    /// </summary>
    public static Stream Open() =>
        OperatingSystem.IsWindows()
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read);
}
