using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// The members of the library's enums for which the generator can emit code. Without this list, a member that the library has and the
/// generator does not know could silently be treated as another one.
/// </summary>
internal static class RegisteredMembers
{
    private static readonly Dictionary<string, IReadOnlyCollection<string>> _members = new(StringComparer.Ordinal)
    {
        ["Activation"] =
        [
            ActivationFunctions.Linear,
            ActivationFunctions.Softmax,
            ActivationFunctions.LogSoftmax,
            .. ActivationFunctions.Names,
        ],
        ["Loss"] = [LossFunctions.MeanBiasError, .. LossFunctions.Names],
        ["Algorithm"] = ["Automatic", "Direct"],
        ["Initializer"] = Initializers.Names,
        ["Interpolation"] = UpSampling2D.Interpolations,
        ["Merge"] = Directions.Merges,
        ["Padding"] = WindowArguments.Paddings,
        ["Precision"] = ["Single", "Double"],
        ["TuringController"] = NeuralTuring.Controllers,
        ["VisibleUnits"] = ["Bernoulli", "Gaussian"],
        ["WeightFormat"] = Enum.GetNames(typeof(WeightFormat)),
    };

    /// <summary>Returns the registered members of an enum; none for an enum that the generator does not read.</summary>
    public static IReadOnlyCollection<string> Of(string enumName) =>
        _members.TryGetValue(enumName, out IReadOnlyCollection<string>? members) ? members : [];

    /// <summary>Throws unless the generator knows the member.</summary>
    /// <exception cref="UnregisteredException">The generator has no code for the member.</exception>
    public static void Require(string enumName, string member)
    {
        if (!Of(enumName).Contains(member))
        {
            throw new UnregisteredException($"the generator has no code for {enumName}.{member}");
        }
    }
}
