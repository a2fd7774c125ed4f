namespace StaticNets.Files;

/// <summary>
/// Decides which number formats can be loaded; formats are called by their names in safetensors headers. This file is compiled into the
/// library and into the source generator, which checks weight files during the build.
/// </summary>
internal static class WeightTypes
{
    /// <summary>
    /// Whether a tensor can be loaded from a file's format. An F32 tensor can hold F16 and BF16 exactly. For a BF16 tensor, F32 and F16 are
    /// rounded, because the user has declared the shorter format. Otherwise both formats must be equal.
    /// </summary>
    /// <param name="tensor">Format of the tensor, F32, F64 or BF16.</param>
    /// <param name="file">Format of the file.</param>
    public static bool Takes(string tensor, string file) =>
        file == tensor || (tensor == "F32" && file is "F16" or "BF16") || (tensor == "BF16" && file is "F32" or "F16");

    /// <summary>Returns the end of an error message about a wrong format: a remedy, or an empty string if there is none.</summary>
    public static string Advice(string file) =>
        file is "F64" or "F32" or "F16" or "BF16" ? ": 'staticnets convert --from keras' converts it" : "";
}
