using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using StaticNets.Files;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>An open checkpoint whose checksum has been verified.</summary>
internal sealed class CheckpointReader : IDisposable
{
    private readonly SafetensorsSource _source;

    /// <summary>Opens a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Number of tensors of the network.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is not a checkpoint, or belongs to a network with more tensors.
    /// </exception>
    public CheckpointReader(string path, int tensors)
    {
        _source = SafetensorsSource.Open(path, new FaultReporter(path) { Kind = "Checkpoint file" }, tensors);
        try
        {
            if (_source.HasMore)
            {
                throw Faults.File($"the checkpoint of a network of {tensors} tensors", "more tensors");
            }

            SafetensorsEntry state = Find(CheckpointTensors.State);
            CheckChecksum(Find(CheckpointTensors.Checksum));
            State = CheckpointState.FromJson(_source.ReadBytes(state));
        }
        catch (JsonException fault)
        {
            Dispose();
            throw Faults.File("the state of a training", $"a fault: {fault.Message.TrimEnd('.')}", fault);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The content of the file other than the weights and the slots of the optimizer.</summary>
    public CheckpointState State { get; }

    /// <summary>Creates the exceptions for faults of the file.</summary>
    public FaultReporter Faults => _source.Faults;

    /// <summary>Reads the given tensors, each into its block.</summary>
    /// <exception cref="InvalidDataException">
    /// A tensor is missing, has another element type or shape, or holds a value that is not finite. Some blocks may already have been
    /// filled.
    /// </exception>
    public void Read<T>(IReadOnlyList<(TensorDescription Tensor, AlignedBlock<T> Block)> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorDescription[] declared = [.. tensors.Select(pair => pair.Tensor)];
        SafetensorsEntry[] entries = SafetensorsDeclaration.Match<T>(declared, _source);
        for (int i = 0; i < entries.Length; i++)
        {
            TensorView.Write(declared[i], _source.Read<T>(declared[i], entries[i]), tensors[i].Block.Span);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _source.Dispose();

    private SafetensorsEntry Find(string name) =>
        _source.Entries.Find(entry => entry.Name == name)
        ?? throw Faults.File("a checkpoint that Fit has written", $"no tensor {ForeignName.Quote(name)}");

    private void CheckChecksum(SafetensorsEntry entry)
    {
        long covered = _source.File.Length - SHA256.HashSizeInBytes;
        byte[] expected = _source.ReadBytes(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = SafetensorsWriter.NewBuffer();
        _source.File.Position = 0;
        while (covered > 0)
        {
            int read = _source.File.Read(buffer, 0, (int)Math.Min(covered, buffer.Length));
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            covered -= read;
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
        {
            throw Faults.File("the bytes that its checksum was made of", "others: the file is damaged");
        }
    }
}
