using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Base of the models that are no stack of layers with a loss, such as a Hopfield network or a Markov chain: it owns the tensors of the
/// model and reads and writes them. Generated code derives from the classes below it.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Model<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<TensorDescription> _tensors;
    private readonly AlignedBlock<T> _block;
    private long _checkedChanges;

    private protected Model(params ReadOnlySpan<(string Name, int[] Shape)> tensors)
    {
        ImmutableArray<TensorDescription>.Builder descriptions = ImmutableArray.CreateBuilder<TensorDescription>();
        int offset = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            // The rows of a model's tensor follow one another without padding, so that a tensor is one span.
            TensorDescription tensor = new(name, [.. shape], offset, shape[^1], Initializer.Zeros, FanIn: 0, FanOut: 0);
            descriptions.Add(tensor);
            offset = checked(offset + BlockLength.RoundUp<T>(tensor.Length));
        }

        _tensors = descriptions.ToImmutable();
        _block = BlockLength.Allocate<T>(offset);
        Parameters = new ParameterSet<T>(_tensors, _block);
    }

    /// <summary>The tensors by the names they have in a file: reading is a view, writing goes through Set and Edit.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <summary>Writes the tensors as a safetensors file; an existing file is either replaced completely or stays unchanged.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => SafetensorsWriter.Write<T>(path, _tensors.AsSpan(), _block.Span);

    /// <summary>Writes the tensors to a stream, in the format of safetensors files.</summary>
    /// <param name="stream">The stream, from its position on; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write<T>(stream, "stream", _tensors.AsSpan(), _block.Span, narrow: null);
    }

    /// <summary>Replaces all tensors by those of a safetensors file. If this method throws, nothing has changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another model; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void LoadWeights(string path) => Load(path, block => SafetensorsReader.Read(path, _tensors.AsSpan(), block, narrow: null));

    /// <summary>Replaces all tensors by those of a stream, which is read to its end and stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The content is damaged or belongs to another model; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void LoadWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load("stream", block => SafetensorsMemory.Read(stream, _tensors.AsSpan(), block));
    }

    /// <summary>Replaces all tensors by those of a safetensors file in memory.</summary>
    /// <param name="file">The whole content of the file.</param>
    /// <exception cref="InvalidDataException">The content is damaged or belongs to another model; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The parameters are being edited.</exception>
    public void LoadWeights(ReadOnlySpan<byte> file)
    {
        byte[] content = file.ToArray();
        Load("memory", block => SafetensorsMemory.Read(content, _tensors.AsSpan(), block));
    }

    /// <summary>
    /// Returns what is wrong with tensors from outside, beyond numbers that are not finite, or <see langword="null"/>. For example, the weights
    /// of a Hopfield network must be symmetric.
    /// </summary>
    private protected virtual string? Mistake(ReadOnlySpan<T> block) => null;

    /// <summary>
    /// Throws if the user wrote tensors through <see cref="Parameters"/> that the model cannot work with. They are checked once after each
    /// change.
    /// </summary>
    /// <exception cref="InvalidOperationException">They are such tensors.</exception>
    private protected void ThrowIfMistaken()
    {
        long changes = _block.Changes;
        if (changes != _checkedChanges)
        {
            if (Mistake(_block.Span) is { } mistake)
            {
                throw new InvalidOperationException(mistake);
            }

            _checkedChanges = changes;
        }
    }

    private void Load(string name, ReadTensors read)
    {
        Parameters.ThrowUnlessWritable();
        T[] loaded = new T[_block.Length];
        read(loaded);
        if (Mistake(loaded) is { } mistake)
        {
            throw new InvalidDataException($"'{name}': {mistake}");
        }

        loaded.CopyTo(_block.Span);
    }

    private delegate void ReadTensors(Span<T> block);

    /// <summary>Returns the values of a tensor, to read and write.</summary>
    /// <param name="index">Index of the tensor in the order of the constructor's arguments.</param>
    private protected Span<T> Values(int index) => _block.Span.Slice(_tensors[index].Offset, _tensors[index].Length);

    /// <summary>The memory of all tensors.</summary>
    private protected AlignedBlock<T> Block => _block;

    /// <summary>Returns the place of a tensor in <see cref="Block"/>.</summary>
    private protected Range RangeOf(int index) => _tensors[index].Offset..(_tensors[index].Offset + _tensors[index].Length);

    /// <summary>Calls a function that trains the model, and puts all tensors back to their old values if it throws.</summary>
    private protected TResult Train<TResult>(Func<TResult> train)
    {
        Parameters.ThrowUnlessWritable();
        ThrowIfMistaken();
        T[] before = _block.Span.ToArray();
        try
        {
            return train();
        }
        catch
        {
            before.CopyTo(_block.Span);
            throw;
        }
    }
}
