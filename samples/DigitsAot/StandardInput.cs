using Microsoft.Win32.SafeHandles;

namespace DigitsAot;

/// <summary>Opens the standard input.</summary>
internal static class StandardInput
{
    /// <summary>
    /// Returns the standard input as a stream. Outside Windows it is opened as a file, because System.Console would add its support for
    /// terminals to the program. The ahead-of-time compiler knows the operating system, so the program contains only one of the two
    /// branches.
    /// </summary>
    public static Stream Open() =>
        OperatingSystem.IsWindows()
            ? Console.OpenStandardInput()
            : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read);
}
