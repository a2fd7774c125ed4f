using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>What the layers with convolutions share in reading their arguments.</summary>
internal static class ConvolutionArguments
{
    /// <summary>Returns the windows of an operation, whose image is padded already.</summary>
    public static ConvolutionAxis Windows(WindowAxis axis) => new(axis.PaddedLength, axis.Window, axis.Stride, axis.Dilation);

    /// <summary>Reports SNET1014 if the groups do not divide channels and filters.</summary>
    /// <param name="inputs">The word for the channels of the input.</param>
    public static bool CheckGroups(LayerScope scope, long groups, long channels, long filters, string inputs = "channels")
    {
        (long count, string what) = channels % groups != 0 ? (channels, $"{inputs} of '{scope.Input.Name}'") : (filters, "filters");
        if (count % groups == 0)
        {
            return true;
        }

        scope.Report(ProblemIds.GroupsDoNotDivide, "Groups", scope.Name, Literals.Integer(groups), Literals.Integer(count), what, "");
        return false;
    }
}
