using System.Numerics;
using System.Security.Cryptography;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Writes a checkpoint; an existing file is replaced completely or stays unchanged.</summary>
internal static class CheckpointWriter
{
    /// <summary>Writes the tensors, the state and the checksum.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="state">The state that is stored as JSON.</param>
    /// <param name="tensors">The tensors and the blocks that hold them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(
        string path,
        CheckpointState state,
        IReadOnlyList<(TensorDescription Tensor, AlignedBlock<T> Block)> tensors
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] json = state.ToJson();
        using var file = new ReplacementFile(path);
        using var sha = SHA256.Create();
        using (var hashing = new CryptoStream(file.Stream, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            hashing.Write(SafetensorsHeader.Of(Entries(tensors, json.Length)));
            byte[] buffer = SafetensorsWriter.NewBuffer();
            foreach ((TensorDescription tensor, AlignedBlock<T> block) in tensors)
            {
                SafetensorsWriter.WriteTensor<T>(hashing, path, tensor, block.Span, buffer);
            }

            hashing.Write(json);
        }

        file.Stream.Write(sha.Hash);
        file.Commit();
    }

    private static List<SafetensorsEntry> Entries<T>(
        IReadOnlyList<(TensorDescription Tensor, AlignedBlock<T> Block)> tensors,
        int stateLength
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var entries = new List<SafetensorsEntry>();
        ulong begin = 0;
        foreach ((TensorDescription tensor, _) in tensors)
        {
            Add(tensor.Name, SafetensorsElements.DtypeOf<T>(), tensor.Shape.AsSpan());
        }

        Add(CheckpointTensors.State, SafetensorsDtype.U8, [stateLength]);
        Add(CheckpointTensors.Checksum, SafetensorsDtype.U8, [SHA256.HashSizeInBytes]);
        return entries;

        void Add(string name, SafetensorsDtype dtype, ReadOnlySpan<int> shape)
        {
            SafetensorsEntry entry = SafetensorsHeader.Entry(name, dtype, shape, begin);
            entries.Add(entry);
            begin = entry.End;
        }
    }
}
