using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Features;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Mapping;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Conversion;

/// <summary>Brings tensors into the network's layout, order of features and precision, and writes down what it did.</summary>
/// <param name="source">The model.</param>
/// <param name="framework">Where it comes from.</param>
/// <param name="network">Where it goes to.</param>
/// <param name="report">Receives a row for each tensor.</param>
internal sealed class TensorConverter(SafetensorsSource source, Framework framework, NetworkManifest network, ConversionReport report)
{
    private readonly FeatureFlow _flow = FeatureFlow.Through(network);

    /// <summary>One tensor of the network.</summary>
    /// <exception cref="ToolException">The order of its features cannot be told.</exception>
    /// <exception cref="InvalidDataException">Its values cannot be taken.</exception>
    public ConvertedTensor Convert(TensorMove move)
    {
        if (move.From is not { } from)
        {
            report.AddZeros(move.To);
            return new ConvertedTensor(move.To, new double[move.To.Shape.Aggregate(1, (product, length) => product * length)]);
        }

        List<string> done = [];
        double[] values = TensorValues.Read(source, from.Entry);
        values = Exchange(values, move.To, done);
        values = Permute(values, move, done);
        Round(values, from.Entry, done);
        report.AddMove(from.Entry, move.To, done.Count == 0 ? "copied" : string.Join(", ", done));
        return new ConvertedTensor(move.To, values);
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

    /// <summary>The axis that goes with the features read: a layer that keeps them weighs each, another one takes them in rows.</summary>
    private static int? AxisOfFeatures(TensorMove move)
    {
        int rank = move.To.Shape.Length;
        return move.Layer.Order == FeatureOrder.Kept ? rank - 1
            : rank >= 2 ? rank - 2
            : null;
    }

    private void Round(double[] values, SafetensorsEntry entry, List<string> done)
    {
        int bits = network.Precision == Precision.Double ? SafetensorsDtype.F64.Bits : SafetensorsDtype.F32.Bits;
        if (bits == SafetensorsDtype.F32.Bits)
        {
            TensorValues.RequireSingle(source, entry, values);
        }

        if (entry.Dtype.Bits != bits)
        {
            done.Add($"{(entry.Dtype.Bits > bits ? "rounded" : "widened")} from {entry.Dtype.Name} to F{bits}");
        }
    }
}
