using System.Reflection.Metadata;

namespace SnnDsl.Build;

/// <summary>Attributes of another assembly, told apart by their names.</summary>
internal static class AttributeNames
{
    /// <summary>Whether an attribute is of a type.</summary>
    public static bool Is(MetadataReader reader, CustomAttributeHandle handle, string @namespace, string name)
    {
        CustomAttribute attribute = reader.GetCustomAttribute(handle);
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, name) && reader.StringComparer.Equals(type.Namespace, @namespace);
    }
}
