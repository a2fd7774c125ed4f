namespace Amps.Models;

/// <summary>
/// Reads the files of Proteus and of the training program behind it, Automated-GuitarAmpModelling: the tensors of PyTorch's <c>LSTM</c> or
/// <c>GRU</c> and of a <c>Linear</c> under <c>state_dict</c>, and their sizes under <c>model_data</c>.
/// </summary>
internal static class ProteusModel
{
    public static AmpModel Read(JsonPart root)
    {
        JsonPart data = root["model_data"];
        data["input_size"].Whole(1, 1);
        data.Find("output_size")?.Whole(1, 1);
        data.Find("num_layers")?.Whole(1, 1);
        JsonPart type = data["unit_type"];
        Cell cell = type.Text() switch
        {
            "LSTM" => Cell.Lstm,
            "GRU" => Cell.Gru,
            _ => throw type.Unlike("\"LSTM\" or \"GRU\""),
        };
        int units = data["hidden_size"].Whole(1, AmpNetworks.Largest);
        int rows = units * AmpNetworks.Gates(cell);

        JsonPart tensors = root["state_dict"];
        float[] kernel = tensors["rec.weight_ih_l0"].Matrix(rows, 1);
        float[] recurrentKernel = TorchLayout.Transpose(tensors["rec.weight_hh_l0"].Matrix(rows, units), rows, units);
        float[] inputBias = tensors["rec.bias_ih_l0"].Vector(rows);
        float[] stateBias = tensors["rec.bias_hh_l0"].Vector(rows);
        float[] bias;
        if (cell == Cell.Gru)
        {
            bias = [.. inputBias, .. stateBias];
            TorchLayout.SwapGruGates(kernel, units);
            TorchLayout.SwapGruGates(recurrentKernel, units);
            TorchLayout.SwapGruGates(bias, units);
        }
        else
        {
            bias = [.. inputBias.Zip(stateBias, (a, b) => a + b)];
        }

        return new AmpModel(
            cell,
            units,
            kernel,
            recurrentKernel,
            bias,
            tensors["lin.weight"].Matrix(1, units),
            // A Linear without a bias has no tensor for it ("bias_fl": false).
            tensors.Find("lin.bias")?.Vector(1)[0]
                ?? 0
        )
        {
            AddsInput = data.Find("skip")?.Whole(0, 1) == 1,
        };
    }
}
