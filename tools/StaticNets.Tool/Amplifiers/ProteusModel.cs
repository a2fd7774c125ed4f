using Amps.Models;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// A file of Proteus and of its training program, Automated-GuitarAmpModelling: the tensors of PyTorch's <c>LSTM</c> or <c>GRU</c> and of a
/// <c>Linear</c> under <c>state_dict</c>, and their sizes under <c>model_data</c>. With <c>skip</c> the sample is added to the output.
/// </summary>
internal static class ProteusModel
{
    private const int Most = 4096;

    /// <summary>Adds the layers of a file, and returns the last one.</summary>
    public static Layer Build(JsonPart root, AmplifierLayers layers)
    {
        JsonPart data = root["model_data"];
        data["input_size"].Whole(1, 1);
        data.Find("output_size")?.Whole(1, 1);
        data.Find("num_layers")?.Whole(1, 1);
        JsonPart type = data["unit_type"];
        bool isGru = type.Text() switch
        {
            "LSTM" => false,
            "GRU" => true,
            _ => throw type.Unlike("\"LSTM\" or \"GRU\""),
        };
        int units = data["hidden_size"].Whole(1, Most);
        int rows = units * (isGru ? 3 : 4);
        JsonPart tensors = root["state_dict"];
        double[] kernel = Transposed(Doubles(tensors["rec.weight_ih_l0"].Matrix(rows, 1)), rows, isGru);
        double[] recurrentKernel = Transposed(Doubles(tensors["rec.weight_hh_l0"].Matrix(rows, units)), rows, isGru);
        double[] ofInput = Transposed(Doubles(tensors["rec.bias_ih_l0"].Vector(rows)), rows, isGru);
        double[] ofState = Transposed(Doubles(tensors["rec.bias_hh_l0"].Vector(rows)), rows, isGru);
        double[] bias = isGru ? [.. ofInput, .. ofState] : [.. ofInput.Zip(ofState, (a, b) => a + b)];
        Layer layer = layers.Recur(isGru ? "Gru" : "Lstm", layers.Input, units, kernel, recurrentKernel, bias);
        double[] output = Doubles(tensors["lin.weight"].Matrix(1, units));
        layer = layers.Join(layer, output, tensors.Find("lin.bias")?.Vector(1)[0] ?? 0);
        return data.Find("skip")?.Whole(0, 1) == 1 ? layers.Merge("Add", layer, layers.Input) : layer;
    }

    /// <summary>Returns a tensor of [rows, columns] as [columns, rows], with the gates of a gated recurrent unit in the order of StaticNets.</summary>
    private static double[] Transposed(double[] values, int rows, bool isGru)
    {
        int[] shape = [values.Length / rows, rows];
        values = AxisOrder.Exchange(values, shape, [1, 0]);
        return isGru ? AxisOrder.Permute(values, shape, 1, PyTorch.GruGates.Columns(rows)) : values;
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
