using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>A tensor of a model file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">Its element type.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Bytes">Its elements in row-major order, little-endian.</param>
internal sealed record RawTensor(string Name, SafetensorsDtype Dtype, long[] Shape, byte[] Bytes);
