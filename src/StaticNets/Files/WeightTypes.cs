namespace StaticNets;

/// <summary>Which number formats loading takes, by their names in safetensors headers; the build and the running program go by the same rule.</summary>
internal static class WeightTypes
{
    /// <summary>Whether every number of one format is one of the other: F16 and BF16 are widened to F32, all else must be equal.</summary>
    /// <param name="network">Format of the network, F32 or F64.</param>
    /// <param name="file">Format of the file.</param>
    public static bool Takes(string network, string file) => file == network || (network == "F32" && file is "F16" or "BF16");

    /// <summary>What to do about another format: the end of a message.</summary>
    public static string Advice(string file) =>
        file is "F64" or "F32" or "F16" or "BF16" ? ": 'staticnets convert --from keras' converts it" : "";
}
