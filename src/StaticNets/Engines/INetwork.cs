using System.Numerics;

namespace StaticNets;

/// <summary>
/// The common members of networks that predict rows of numbers of a fixed length: for services, dependency injection and tests that are
/// written once for any network. Generated classes implement it:
/// <c>float[] Answer&lt;TNetwork&gt;(TNetwork network, float[] x) where TNetwork : INetwork&lt;TNetwork, float&gt;</c>.
/// </summary>
/// <remarks>
/// Networks that read indices and networks of sequences of any length do not implement it, because their <c>Predict</c> has other
/// arguments. A row of a network with several inputs holds the values of all inputs side by side, in the order of the declaration, and so
/// do its outputs.
/// </remarks>
/// <typeparam name="TSelf">The network class.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<TSelf, T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of input values of a row.</summary>
    static abstract int InputLength { get; }

    /// <summary>Number of output values of a row.</summary>
    static abstract int OutputLength { get; }

    /// <summary>The layers with their output shapes and parameters as a table.</summary>
    static abstract string Summary { get; }

    /// <summary>Creates a network with the weights of a file.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Creates a network with the weights of a stream.</summary>
    /// <param name="stream">The content of a safetensors file, from the current position on; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be read, or has more bytes than an array holds.</exception>
    /// <exception cref="InvalidDataException">The content is damaged or belongs to another network.</exception>
    static abstract TSelf Load(Stream stream);

    /// <summary>Computes the outputs of any number of rows; safe from many threads, and without allocations.</summary>
    /// <param name="x">rows × <see cref="InputLength"/> values.</param>
    /// <param name="y">Receives rows × <see cref="OutputLength"/> values.</param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, the output is too short, or input and output overlap in memory; nothing
    /// is written.
    /// </exception>
    void Predict(ReadOnlySpan<T> x, Span<T> y);
}
