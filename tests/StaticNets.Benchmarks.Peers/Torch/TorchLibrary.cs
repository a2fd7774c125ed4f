using System.Runtime.InteropServices;
using TorchSharp;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>Loads libtorch for one thread.</summary>
internal static class TorchLibrary
{
    private const string LinuxFile = "libLibTorchSharp.so";

    // TorchSharp's library was linked with GCC 13. It lists this version of libstdc++, but calls no function of it: the only symbol of this
    // version, ios_base_library_init, tells the linker that iostreams are used.
    private const string UnusedVersion = "GLIBCXX_3.4.32";

    /// <summary>Loads the library, also on systems with libstdc++ 12.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded; the message is the loader's own.</exception>
    public static void Load()
    {
        if (OperatingSystem.IsLinux())
        {
            string path = Path.Combine(AppContext.BaseDirectory, LinuxFile);
            ElfVersions.MakeWeak(path, UnusedVersion);
            NativeLibrary.Load(path);
        }

        torch.set_num_threads(1);
    }
}
