using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Measures the methods of an assembly without loading it.</summary>
internal sealed class EmittedMethods
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;

    private EmittedMethods(PEReader image)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
    }

    public static IReadOnlyList<EmittedMethod> Of(Stream assembly)
    {
        using PEReader image = new(assembly);
        return new EmittedMethods(image).Read();
    }

    private List<EmittedMethod> Read() =>
        [
            .. _metadata
                .MethodDefinitions.Select(handle => _metadata.GetMethodDefinition(handle))
                .Where(method => method.RelativeVirtualAddress != 0)
                .Select(Measure),
        ];

    private EmittedMethod Measure(MethodDefinition method)
    {
        MethodBodyBlock body = _image.GetMethodBody(method.RelativeVirtualAddress);
        IlWalk walk = new(body.GetILReader());
        return new EmittedMethod(
            NameOf(method.GetDeclaringType()),
            _metadata.GetString(method.Name),
            body.GetILReader().Length,
            walk.Instructions,
            walk.Blocks,
            Parameters(method) + Variables(body),
            walk.LocalReferences,
            [.. walk.Calls.Select(NameOf)],
            [.. walk.Calls.SelectMany(ProductOf)]
        );
    }

    /// <summary>
    /// For the call of a shared function for a product, such as <c>Tile6x2&lt;DenseForwardProduct&gt;</c>, returns the function
    /// (<c>Tile6x2</c>) and the type of the product (<c>DenseForwardProduct</c>). For other calls returns nothing.
    /// </summary>
    private IEnumerable<(string Function, string Product)> ProductOf(EntityHandle call)
    {
        if (call.Kind != HandleKind.MethodSpecification)
        {
            return [];
        }

        MethodSpecification called = _metadata.GetMethodSpecification((MethodSpecificationHandle)call);
        BlobReader signature = _metadata.GetBlobReader(called.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() == 1 && signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance
            ? [(NameOf(called.Method).Split('.')[1], NameOf(TypeOf(ref signature)))]
            : [];
    }

    private static EntityHandle TypeOf(ref BlobReader signature)
    {
        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }

    private int Parameters(MethodDefinition method)
    {
        BlobReader signature = _metadata.GetBlobReader(method.Signature);
        SignatureHeader header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return signature.ReadCompressedInteger() + (header.IsInstance ? 1 : 0);
    }

    private int Variables(MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        BlobReader signature = _metadata.GetBlobReader(_metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    /// <summary>Returns the simple name of a type, or type and name of a method.</summary>
    private string NameOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinition own = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return NameOf(own.GetDeclaringType()) + "." + _metadata.GetString(own.Name);
            case HandleKind.MemberReference:
                MemberReference other = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                return NameOf(other.Parent) + "." + _metadata.GetString(other.Name);
            case HandleKind.MethodSpecification:
                return NameOf(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.TypeDefinition:
                return _metadata.GetString(_metadata.GetTypeDefinition((TypeDefinitionHandle)handle).Name);
            case HandleKind.TypeReference:
                return _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)handle).Name);
            case HandleKind.TypeSpecification:
                return NameOf(Generic(_metadata.GetTypeSpecification((TypeSpecificationHandle)handle)));
            default:
                return "";
        }
    }

    /// <summary>
    /// Returns the generic type of <c>Type&lt;…&gt;</c>. Returns no handle for other constructed types such as arrays, because emitted
    /// functions call no methods of such types.
    /// </summary>
    private EntityHandle Generic(TypeSpecification type)
    {
        BlobReader signature = _metadata.GetBlobReader(type.Signature);
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance ? TypeOf(ref signature) : default;
    }
}
