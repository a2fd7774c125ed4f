using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Files;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The runtime half of a generated network that predicts: it owns the parameters. Generated code derives from it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int _seed;

    /// <summary>Allocates the parameters and fills them with their initial values.</summary>
    /// <param name="description">The network.</param>
    /// <param name="seed">Seed of the initial values.</param>
    protected NetworkEngine(NetworkDescription description, int seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        Seed = seed;
        Parameters = BlockLength.Allocate<T>(description.ParameterBlockLength);
        ParameterSet = new ParameterSet<T>(description.Tensors, Parameters);
        InitialValues.Fill(description, seed, Parameters.Span);
    }

    /// <summary>The network.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The parameter block, laid out as <see cref="NetworkDescription.Tensors"/> says, filled up with zeros to whole 64 bytes.</summary>
    public AlignedBlock<T> Parameters { get; }

    /// <summary>The parameters as the user sees them.</summary>
    public ParameterSet<T> ParameterSet { get; }

    /// <summary>Seed of the initial values and of dropout.</summary>
    internal int Seed
    {
        get => _seed;
        set
        {
            _seed = value;
            SeedHash = SplitMix64.At(unchecked((ulong)value), 0);
        }
    }

    /// <summary>Hash of <see cref="Seed"/>, kept because every step of training starts from it.</summary>
    private protected ulong SeedHash { get; private set; }

    /// <summary>Predicts; safe from many threads.</summary>
    /// <param name="x">First of rows × input length values, without padding.</param>
    /// <param name="y">First of rows × output length values, without padding.</param>
    /// <param name="rows">Any number of rows.</param>
    public abstract void Forward(ref T x, ref T y, nuint rows);

    /// <summary>Predicts any number of rows; safe from many threads.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="y">Receives rows × output length values.</param>
    /// <exception cref="ArgumentException">
    /// The input is no whole number of rows, the output has too little room, or the two share memory; nothing is written.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Predict(ReadOnlySpan<T> x, Span<T> y)
    {
        int rows = CheckRows(x, y);
        Forward(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), (nuint)rows);
    }

    /// <summary>Predicts many rows on several threads; the outputs have the same bits as on one.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="y">Receives rows × output length values.</param>
    /// <param name="parallelism">Most threads; 0 for all processors. Less than a million multiply-adds a thread are predicted by fewer.</param>
    /// <exception cref="ArgumentException">
    /// The input is no whole number of rows, the output has too little room, or the two share memory; nothing is written.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictParallel(ReadOnlySpan<T> x, Span<T> y, int parallelism)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        int rows = CheckRows(x, y);
        ParallelPrediction<T>.Run(this, x, y, rows, parallelism == 0 ? Environment.ProcessorCount : parallelism);
    }

    /// <summary>Number of rows that <c>Predict</c> has to do with; zero for an empty input.</summary>
    /// <param name="xLength">Elements of the input.</param>
    /// <param name="inputLength">Elements of one input row.</param>
    /// <param name="yLength">Elements there is room for in the output; more than needed is fine.</param>
    /// <param name="outputLength">Elements of one output row.</param>
    /// <exception cref="ArgumentException">The input is no whole number of rows, or the output has too little room.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CheckRows(int xLength, int inputLength, int yLength, int outputLength)
    {
        int rows = xLength / inputLength;
        if (rows * inputLength != xLength)
        {
            RowCheck.ThrowNoWholeRows(xLength, inputLength);
        }

        if (yLength < (long)rows * outputLength)
        {
            ThrowTooLittleRoom(rows, yLength, outputLength);
        }

        return rows;
    }

    /// <summary>Predicts one sample or rows of them.</summary>
    /// <param name="x">A dense tensor: the input shape, or rows of it.</param>
    /// <param name="y">A dense tensor of the output shape, or as many rows of it.</param>
    /// <exception cref="ArgumentException">A tensor is not dense or of another shape, or the rows differ; nothing is written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> y)
    {
        ReadOnlySpan<T> inputs = Dense(x, Description.InputShape, nameof(x));
        Span<T> outputs = Dense(y, Description.OutputShape, nameof(y));
        int rows = inputs.Length / Description.InputLength;
        if (outputs.Length != rows * Description.OutputLength)
        {
            throw new ArgumentException(
                $"The input holds {rows} rows, but the output tensor {Shapes.Text(y.Lengths)} has room for {outputs.Length / Description.OutputLength}.",
                nameof(y)
            );
        }

        Predict(inputs, outputs);
    }

    /// <summary>The memory of a dense tensor that holds one sample (its shape is the sample's) or rows of them (one axis more, in front).</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="sampleShape">Shape of one sample.</param>
    /// <param name="name">Name of the user's argument.</param>
    /// <exception cref="ArgumentException">The tensor is not dense or of another shape.</exception>
    internal static ReadOnlySpan<T> Dense(in ReadOnlyTensorSpan<T> tensor, ImmutableArray<int> sampleShape, string name)
    {
        int length = DenseLength(tensor.Lengths, tensor.IsDense, sampleShape.AsSpan(), name);
        return MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), length);
    }

    /// <inheritdoc cref="Dense(in ReadOnlyTensorSpan{T}, ImmutableArray{int}, string)"/>
    internal static Span<T> Dense(in TensorSpan<T> tensor, ImmutableArray<int> sampleShape, string name)
    {
        int length = DenseLength(tensor.Lengths, tensor.IsDense, sampleShape.AsSpan(), name);
        return MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), length);
    }

    /// <summary>Writes the weights as a safetensors file, whole or not at all.</summary>
    /// <param name="path">The file; an old one is replaced, with the same owner and permissions.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or belongs to a user whose the new one would not be.</exception>
    public void Save(string path)
    {
        SafetensorsWriter.Write<T>(path, Description.Tensors.AsSpan(), Parameters.Span);
    }

    /// <summary>
    /// Reads the weights from a safetensors file, all or nothing: numbers of the network's precision, or F16 and BF16, which single precision
    /// holds exactly. Whatever an optimizer remembered is forgotten.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another network; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The network is a shared one, or its parameters are being edited.</exception>
    public virtual void LoadWeights(string path)
    {
        ParameterSet.ThrowUnlessWritable();
        SafetensorsReader.Read(path, Description.Tensors.AsSpan(), Parameters.Span);
    }

    /// <summary>Reads the weights that an assembly carries; from then on they cannot be changed, and every member is safe from many threads.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">Name of the resource, a safetensors file.</param>
    /// <exception cref="InvalidDataException">The resource is missing, damaged or belongs to another network.</exception>
    public void LoadShared(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(resource);
        ParameterSet.ThrowUnlessWritable();
        FaultReporter faults = new(resource) { Kind = $"Weights of {Description.Name} in its assembly" };
        Stream file = assembly.GetManifestResourceStream(resource) ?? throw faults.File("the weights of a network", "no such resource");
        using SafetensorsSource source = new(file, faults, Description.Tensors.Length);
        SafetensorsReader.Read(source, Description.Tensors.AsSpan(), Parameters.Span);
        ParameterSet.Share($"{Description.Name}.Pretrained");
    }

    /// <summary>Becomes the same as another instance of the same network: weights, what an optimizer remembers, seed.</summary>
    /// <param name="other">The other instance.</param>
    /// <exception cref="ArgumentException">It is an instance of another network.</exception>
    public virtual void CopyFrom(NetworkEngine<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ParameterSet.ThrowUnlessWritable();
        if (other.Description != Description)
        {
            throw new ArgumentException($"A {Description.Name} cannot become a copy of a {other.Description.Name}.", nameof(other));
        }

        other.Parameters.CopyTo(Parameters);
        Seed = other.Seed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CheckRows(ReadOnlySpan<T> x, Span<T> y)
    {
        int rows = CheckRows(x.Length, Description.InputLength, y.Length, Description.OutputLength);
        if (x.Overlaps(y[..(rows * Description.OutputLength)]))
        {
            ThrowOverlap();
        }

        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DenseLength(ReadOnlySpan<nint> lengths, bool isDense, ReadOnlySpan<int> sampleShape, string name)
    {
        bool fits = lengths.Length - sampleShape.Length is 0 or 1;
        for (int fromEnd = 1; fits && fromEnd <= sampleShape.Length; fromEnd++)
        {
            fits = lengths[^fromEnd] == sampleShape[^fromEnd];
        }

        if (!fits)
        {
            throw new ArgumentException(
                $"The tensor must have the shape {Shapes.Text(sampleShape)} of one sample, or that with the number of rows in front, "
                    + $"but has {Shapes.Text(lengths)}.",
                name
            );
        }

        if (!isDense)
        {
            throw new ArgumentException(
                $"The tensor {Shapes.Text(lengths)} must be dense, its values side by side in memory, but is a view with gaps: copy it first.",
                name
            );
        }

        return checked((int)TensorPrimitives.Product(lengths));
    }

    // Rows go through the network in groups: the outputs of one group would overwrite the inputs of the next.
    [DoesNotReturn]
    private static void ThrowOverlap()
    {
        throw new ArgumentException(
            "The output shares memory with the input: use another array, or a part of it that the input does not reach.",
            "y"
        );
    }

    [DoesNotReturn]
    private static void ThrowTooLittleRoom(int rows, int yLength, int outputLength)
    {
        throw new ArgumentException(
            $"{rows} rows give {(long)rows * outputLength} output values ({outputLength} each), but the output has room for {yLength}.",
            "y"
        );
    }
}
