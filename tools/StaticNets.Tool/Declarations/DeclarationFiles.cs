using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Tool.Declarations;

/// <summary>Writes a declaration and its weights to two files, both or none.</summary>
internal static class DeclarationFiles
{
    /// <summary>Writes the files.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folder">The folder to write to, which must exist.</param>
    /// <returns>The paths of the declaration and of the weights.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (string Declaration, string Weights) Write(NetworkDeclaration network, string folder)
    {
        string declaration = Path.Combine(folder, network.Class + ".cs");
        string weights = Path.Combine(folder, network.Class + ".safetensors");
        using ReplacementFile text = new(declaration);
        using ReplacementFile numbers = new(weights);
        text.Stream.Write(Encoding.UTF8.GetBytes(DeclarationWriter.Write(network)));
        if (network.Precision == Precision.Double)
        {
            WriteWeights<double>(numbers.Stream, weights, network);
        }
        else
        {
            WriteWeights<float>(numbers.Stream, weights, network);
        }

        numbers.Commit();
        text.Commit();
        return (declaration, weights);
    }

    private static void WriteWeights<T>(Stream stream, string path, NetworkDeclaration network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LayerNaming names = new(network);
        (string Name, Weight Weight)[] all =
        [
            .. network.Layers.SelectMany(layer => layer.Weights.Select(weight => ($"{names.Of(layer)}/{weight.Role}", weight))),
        ];
        T[] block = new T[all.Sum(tensor => tensor.Weight.Values.Length)];
        List<TensorDescription> places = [];
        int first = 0;
        foreach ((string name, Weight weight) in all)
        {
            ImmutableArray<int> shape = [.. weight.Shape];
            places.Add(new TensorDescription(name, shape, first, shape[^1], Initializer.Zeros, 0, 0));
            for (int i = 0; i < weight.Values.Length; i++)
            {
                block[first + i] = T.CreateChecked(weight.Values[i]);
            }

            first += weight.Values.Length;
        }

        SafetensorsWriter.Write<T>(stream, path, [.. places], block, null);
    }
}
