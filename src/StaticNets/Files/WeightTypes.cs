namespace StaticNets.Files;

/// <summary>
/// The number formats that can be loaded, by their names in safetensors headers; shared by the build and the running program.
/// </summary>
internal static class WeightTypes
{
    /// <summary>
    /// Whether a file's format can be loaded without loss: F16 and BF16 are widened to F32, any other format must be the network's own.
    /// </summary>
    /// <param name="network">Format of the network's parameters, F32 or F64.</param>
    /// <param name="file">Format of the file.</param>
    public static bool Takes(string network, string file) => file == network || (network == "F32" && file is "F16" or "BF16");

    /// <summary>Returns a remedy for a wrong format: the end of a message.</summary>
    public static string Advice(string file) =>
        file is "F64" or "F32" or "F16" or "BF16" ? ": 'staticnets convert --from keras' converts it" : "";
}
