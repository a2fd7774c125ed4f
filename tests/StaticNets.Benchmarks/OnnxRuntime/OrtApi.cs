using System.Runtime.InteropServices;

namespace StaticNets.Benchmarks.OnnxRuntime;

/// <summary>
/// The table of functions of ONNX Runtime's C interface (onnxruntime_c_api.h): the order never changes, new entries come at the end.
/// Every function returns a status, null for success.
/// </summary>
internal sealed unsafe class OrtApi
{
    private const int Version = 20;

    private readonly nint* _table;

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">It is not there or cannot be loaded.</exception>
    public OrtApi(string library)
    {
        nint handle = NativeLibrary.Load(library);
        var getBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(handle, "OrtGetApiBase");
        var getApi = (delegate* unmanaged<uint, nint*>)getBase()[0];
        _table = getApi(Version);
    }

    /// <summary>The address of an entry.</summary>
    public nint this[OrtEntry entry] => _table[(int)entry];

    /// <summary>Throws unless a call succeeded.</summary>
    /// <exception cref="InvalidOperationException">With the library's own message.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            nint message = ((delegate* unmanaged<nint, nint>)this[OrtEntry.GetErrorMessage])(status);
            throw new InvalidOperationException(Marshal.PtrToStringUTF8(message));
        }
    }
}
