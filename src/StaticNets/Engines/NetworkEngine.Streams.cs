using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// Weights in streams and in memory, and some weights of a file.
public abstract partial class NetworkEngine<T>
{
    /// <summary>
    /// Writes the weights to a stream, in the format of safetensors files, from its current position on. The stream stays open. If an
    /// exception is thrown, a part may have been written.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write<T>(stream, "stream", Description.Tensors.AsSpan(), Parameters.Span, NarrowParameters);
    }

    /// <summary>
    /// Loads the weights from a stream as <see cref="LoadWeights(string)"/> does from a file. The content of the stream from its current
    /// position to its end is copied to memory; the stream stays open.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="IOException">The stream cannot be read, or has more bytes than an array holds.</exception>
    /// <exception cref="InvalidDataException">The content is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ParameterSet.ThrowUnlessWritable();
        SafetensorsMemory.Read(stream, Description.Tensors.AsSpan(), Parameters.Change().Span, NarrowParameters);
        ForgetTraining();
    }

    /// <summary>Loads the weights from the bytes of a safetensors file, as <see cref="LoadWeights(string)"/> does from the file.</summary>
    /// <param name="file">The whole content of the file.</param>
    /// <exception cref="InvalidDataException">The content is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(ReadOnlySpan<byte> file)
    {
        ParameterSet.ThrowUnlessWritable();
        SafetensorsMemory.Read(file, Description.Tensors.AsSpan(), Parameters.Change().Span, NarrowParameters);
        ForgetTraining();
    }

    /// <summary>
    /// Loads some tensors from a safetensors file, which may hold others. If this method throws, nothing has changed. The state of the
    /// optimizer is discarded.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="only">
    /// Names of tensors (<c>dense/kernel</c>), of layers (<c>dense</c>) or of parts (<c>encoder</c>), of which all tensors are loaded.
    /// </param>
    /// <exception cref="ArgumentException">There are no names, or the network has no tensors of a name.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or a tensor is missing or has another shape; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    public void LoadWeights(string path, IReadOnlyList<string> only)
    {
        ArgumentNullException.ThrowIfNull(only);
        TensorDescription[] tensors = NamedTensors.Of(Description.Tensors, only);
        ParameterSet.ThrowUnlessWritable();
        NamedTensors.Read(path, tensors, Parameters.Change().Span, NarrowParameters);
        ForgetTraining();
    }
}
