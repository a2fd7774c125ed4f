using System.Runtime.InteropServices;

namespace StaticNets.Benchmarks.OnnxRuntime;

/// <summary>
/// The function table of ONNX Runtime's C interface (onnxruntime_c_api.h): the order of its entries never changes, because new entries are
/// appended. Every function returns a status, null for success.
/// </summary>
internal sealed unsafe class OrtApi
{
    private const int Version = 20;

    private readonly nint* _table;

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">The library does not exist or cannot be loaded.</exception>
    public OrtApi(string library)
    {
        nint handle = NativeLibrary.Load(library);
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(handle, "OrtGetApiBase");
        var getApi = (delegate* unmanaged<uint, nint*>)getBase()[0];
        _table = getApi(Version);
    }

    /// <summary>Returns the address of a function.</summary>
    public nint this[OrtEntry entry] => _table[(int)entry];

    /// <summary>Throws if a call failed.</summary>
    /// <exception cref="InvalidOperationException">The call failed; the message is the library's own.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            nint message = ((delegate* unmanaged<nint, nint>)this[OrtEntry.GetErrorMessage])(status);
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(message));
        }
    }
}
