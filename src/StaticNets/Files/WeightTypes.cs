namespace StaticNets.Files;

/// <summary>
/// The number formats that can be loaded, by their names in safetensors headers; shared by the build and the running program.
/// </summary>
internal static class WeightTypes
{
    /// <summary>
    /// Whether a file's format can be loaded. F32 takes F16 and BF16, which it holds exactly; BF16, which the user declared for it to be
    /// shorter, rounds F32 and F16; any other format must be the tensor's own.
    /// </summary>
    /// <param name="tensor">Format of the tensor, F32, F64 or BF16.</param>
    /// <param name="file">Format of the file.</param>
    public static bool Takes(string tensor, string file) =>
        file == tensor || (tensor == "F32" && file is "F16" or "BF16") || (tensor == "BF16" && file is "F32" or "F16");

    /// <summary>Returns a remedy for a wrong format: the end of a message.</summary>
    public static string Advice(string file) =>
        file is "F64" or "F32" or "F16" or "BF16" ? ": 'staticnets convert --from keras' converts it" : "";
}
