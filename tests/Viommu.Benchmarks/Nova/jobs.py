"""Does what Nova does for the vIOMMU of one guest, as often as each line on stdin says, and answers each line with the number of bytes of XML.

From Nova's own objects: which model, whether memory is locked, and the three elements as text. Only what it would ask libvirt for is filled in.
"""
import logging
import sys
from unittest import mock

import nova.conf
from nova import objects
from nova.virt import hardware
from nova.virt.libvirt import config, driver, host

logging.disable(logging.CRITICAL)
objects.register_all()
CONF = nova.conf.CONF
CONF([], project='nova', default_config_files=[])
CONF.set_override('virt_type', 'kvm', group='libvirt')

connection = mock.Mock()
connection.getLibVersion.return_value = 11003000
asked = host.Host.__new__(host.Host)
asked.get_connection = lambda: connection
asked.get_domain_capabilities = lambda: {'x86_64': {}}
libvirt = driver.LibvirtDriver.__new__(driver.LibvirtDriver)
libvirt._host = asked
image = objects.ImageMeta.from_dict({'properties': {'hw_architecture': 'x86_64', 'hw_machine_type': 'q35'}})
flavor = objects.Flavor(name='f', vcpus=8, memory_mb=512, extra_specs={
    'hw:viommu_model': 'intel', 'hw:locked_memory': 'true', 'hw:mem_page_size': 'large'})


def job():
    guest = config.LibvirtConfigGuest()
    guest.os_mach_type = 'q35'
    backing = config.LibvirtConfigGuestMemoryBacking()
    backing.locked = hardware.get_locked_memory_constraint(flavor, image)
    libvirt._guest_add_iommu_device(guest, image, flavor)
    return sum(len(part.to_xml(pretty_print=False)) for part in [*guest.devices, *guest.features, backing])


for line in sys.stdin:
    print(sum(job() for _ in range(int(line))), flush=True)
