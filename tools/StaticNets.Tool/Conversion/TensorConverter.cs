using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Features;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Mapping;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Conversion;

/// <summary>Converts tensors to the network's layout, order of features and precision, and reports each change.</summary>
/// <param name="source">The model file.</param>
/// <param name="framework">The library that saved it.</param>
/// <param name="network">The network that will load the result.</param>
/// <param name="report">Receives a row for each tensor.</param>
internal sealed class TensorConverter(SafetensorsSource source, Framework framework, NetworkManifest network, ConversionReport report)
{
    private readonly FeatureFlow _flow = FeatureFlow.Through(network);

    /// <summary>Converts one tensor.</summary>
    /// <exception cref="ToolException">The order in which the library has the features is unknown.</exception>
    /// <exception cref="InvalidDataException">
    /// The element type is not supported, or a value is not finite or too large for the network's number format.
    /// </exception>
    public ConvertedTensor Convert(TensorMove move)
    {
        if (move.From is not { } from)
        {
            report.AddZeros(move.To);
            return new ConvertedTensor(move.To, new double[move.To.Shape.Aggregate(1, (product, length) => product * length)]);
        }

        List<string> done = [];
        double[] values = Read(from.Entry, move.To);
        values = Exchange(values, move.To, done);
        values = Permute(values, move, done);
        Round(from.Entry, move.To, done);
        report.AddMove(from.Entry, move.To, done.Count == 0 ? "copied" : string.Join(", ", done));
        return new ConvertedTensor(move.To, values);
    }

    private double[] Read(SafetensorsEntry entry, TensorManifest target)
    {
        double[] values = TensorValues.Read(source, entry);
        if (network.Precision == Precision.Single)
        {
            TensorValues.RequireSingle(source, entry, values);
        }

        if (target.DtypeIn(network.Precision).Name == SafetensorsDtype.BF16.Name)
        {
            TensorValues.RequireBFloat16(source, entry, values);
        }

        return values;
    }

    private double[] Exchange(double[] values, TensorManifest target, List<string> done)
    {
        int[] axes = framework.Axes(target);
        if (axes.SequenceEqual(axes.Order()))
        {
            return values;
        }

        done.Add("transposed");
        return AxisOrder.Exchange(values, target.Shape, axes);
    }

    private double[] Permute(double[] values, TensorMove move, List<string> done)
    {
        Features.Features features = _flow.Before(move.Layer);
        if (!framework.IsChannelsFirst || features.IsSame || AxisOfFeatures(move) is not int axis)
        {
            return values;
        }

        if (features.Uncertain is string reason)
        {
            throw new ToolException(
                $"'{move.To.Name}': cannot tell in which order {framework.Title} has the features that '{move.Layer.Name}' reads: {reason}."
            );
        }

        done.Add($"{(axis == move.To.Shape.Length - 1 ? "" : "rows ")}permuted {features.Change}");
        return AxisOrder.Permute(values, move.To.Shape, axis, features.Permutation);
    }

    /// <summary>
    /// Returns the axis of a tensor that runs over the layer's input features: the last axis if the layer keeps its features in place, as a
    /// normalisation does, otherwise the row axis of the kernel. Returns <see langword="null"/> for a tensor without such an axis, for
    /// example a bias.
    /// </summary>
    private static int? AxisOfFeatures(TensorMove move)
    {
        int rank = move.To.Shape.Length;
        return move.Layer.Order == FeatureOrder.Kept ? rank - 1
            : rank >= 2 ? rank - 2
            : null;
    }

    private void Round(SafetensorsEntry entry, TensorManifest target, List<string> done)
    {
        SafetensorsDtype format = target.DtypeIn(network.Precision);
        if (entry.Dtype.Name != format.Name)
        {
            done.Add($"{(entry.Dtype.Bits < format.Bits ? "widened" : "rounded")} from {entry.Dtype.Name} to {format.Name}");
        }
    }
}
