using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Reports SNET2010 for weights in 16 bits in a network that is trained or that computes in double precision.</summary>
internal static class WeightFormatRules
{
    // A change of a weight by 1/1000 is lost when the weight is rounded to 8 significant bits.
    private const string Trains =
        "the network has a loss: most steps of training are smaller than what 8 significant bits tell apart; "
        + "train without Weights, save, and load the file into a network that has no loss";

    private const string IsDouble = "the network computes in double precision, whose sums would be no better than such weights";

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, LayerProgram program)
    {
        string? reason =
            declaration.Ports.Outputs.Any(output => output.Loss is not null) ? Trains
            : declaration.Element.Keyword == Element.Double.Keyword ? IsDouble
            : null;
        return reason is null
            ? []
            : program
                .Parameters.Where(pair => pair.Parameter.Format == WeightFormat.BFloat16)
                .Select(pair =>
                    Problem.At(new Place(pair.Layer, "Weights"), ProblemIds.UntrainableWeights, declaration.Layers[pair.Layer].Name, reason)
                );
    }
}
